import { checksOf } from '../../../model/checks-of.ts';

/** Declares a check of TranslatePlus. */
export const check = checksOf('translateplus');
