import { checksOf } from '../../../model/checks-of.ts';

/** Declares a check of Gcore. Nothing here costs credits. */
export const check = checksOf('gcore-ai');
