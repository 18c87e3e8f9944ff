import { assumed, observed, own } from '../../base/evidence.ts';
import type { SwitchTable } from '../types.ts';

/** What the sources leave open about Workers AI. The first value of each is the default. */
export const switches = {
  undecodable: {
    question: 'What happens to bytes that are no audio?',
    values: {
      refuse: assumed('a recogniser cannot hear garbage'),
      guess: assumed('speech for as long as 16 kB a second would last, for tests that send a few bytes'),
    },
  },
  sdkModel: {
    question: "Is there the model that the SDKs' suites run?",
    values: {
      off: own('what is no model id is refused'),
      on: observed('cloudflare-typescript and -python test suites: "model_name", with {"text":"x"}; it hears nothing'),
    },
  },
} as const satisfies SwitchTable;
