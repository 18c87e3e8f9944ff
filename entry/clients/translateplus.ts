/** The client of TranslatePlus. @module */
export * from '../../src/clients/translateplus.ts';
