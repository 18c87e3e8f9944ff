/** The pattern of a tenant's name, without anchors: it stands in tokens, addresses and paths. */
export const TENANT_NAME = '[a-z0-9][a-z0-9_-]{0,63}';

/** What `TENANT_NAME` says, in words. */
export const TENANT_NAME_RULE = 'a name has 1 to 64 of a-z, 0-9, _ and -, and starts with a letter or digit';

const WHOLE = new RegExp(`^${TENANT_NAME}$`);

/** True for a text that can name a tenant. */
export const isTenantName = (text: string): boolean => WHOLE.test(text);
