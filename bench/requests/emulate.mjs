// Child process of http.mjs: emulate with its Stripe service and three customers. Prints its port. Needs Node 22.15 or later.
import { createEmulator } from 'emulate';

const customers = ['Ada', 'Grace', 'Mary'].map((name) => ({ name, email: `${name.toLowerCase()}@example.com` }));
const emulator = await createEmulator({
  service: 'stripe',
  port: Number(process.argv[2] ?? 0),
  seed: { stripe: { customers } },
});
console.log(JSON.stringify({ port: Number(new URL(emulator.url).port) }));
