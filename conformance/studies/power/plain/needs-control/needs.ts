/** What a server without a control API cannot be given. @module */

/** See `NEEDS_CONTROL`. */
export const ACCOUNTS = 'a second account, or a credential with other rights';

/** See `NEEDS_CONTROL`. */
export const ARRANGED = 'an account, a limit or a failure that is arranged';

/** See `NEEDS_CONTROL`. */
export const MEDIA = 'media or a receiver whose end is known in advance';

/** See `NEEDS_CONTROL`. */
export const TIME = 'hours, days or megabytes';
