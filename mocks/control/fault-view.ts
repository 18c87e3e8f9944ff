import type { z } from 'zod';
import { clampTime } from '../../src/base/time-range.ts';
import { faultText } from '../../src/contracts/control/fault-text.ts';
import type { FaultView } from '../../src/contracts/control/faults.ts';
import type { ArmedFault } from '../kernel/world/faults.ts';

/** A fault as the control API shows it. */
export const faultView = ({ id, rule, matched, struck, source, endsAt }: ArmedFault): z.infer<typeof FaultView> => ({
  id,
  text: faultText(rule),
  rule,
  matched,
  struck,
  source,
  ...(endsAt === null ? {} : { endsAt: new Date(clampTime(endsAt)).toISOString() }),
});
