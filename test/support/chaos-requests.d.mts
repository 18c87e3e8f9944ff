/** Sends the same requests as several tenants, and returns their journals as text, without what differs between two runs. */
export function chaosRequests(
  running: {
    readonly control: { readonly url: string };
    readonly providers: Readonly<
      Record<string, { readonly baseUrl: string; readonly credentials: Readonly<Record<string, string>> }>
    >;
  },
  size: { readonly tenants: number; readonly requests: number },
): Promise<string>;
