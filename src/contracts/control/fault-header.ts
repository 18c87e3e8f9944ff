/** The header by which a client that can only add a header asks for faults. */
export const FAULT_HEADER = 'X-Harness-Fault';
