/** Key of a payment in account logs: the job's key, a space, and the effect's name. */
export const paymentKey = (jobKey: string, effect: string): string => `${jobKey} ${effect}`;

/** Returns the job's key and the effect's name of a payment. */
export function readPaymentKey(payment: string): { readonly job: string; readonly effect: string } {
  const at = payment.indexOf(' ');
  return { job: payment.slice(0, at), effect: payment.slice(at + 1) };
}
