// The Worker of the example, with a job that crashes: with CRASH each step ends with an error before its work at its first try, and
// behind its work at its second, when its outcome is not kept yet.
import { CaptionJob as Job } from '../../../examples/worker/src/job.ts';

export { default, LogStore } from '../../../examples/worker/src/index.ts';

const tries = new Map();

function crashing(step, { instanceId }) {
  return {
    do(name, config, work) {
      return step.do(name, config, async (context) => {
        const key = `${instanceId} ${name}`;
        const now = (tries.get(key) ?? 0) + 1;
        tries.set(key, now);
        if (now === 1) throw new Error(`crashed before ${name}`);
        const outcome = await work(context);
        if (now === 2) throw new Error(`crashed after ${name}`);
        return outcome;
      });
    },
  };
}

export class CaptionJob extends Job {
  run(event, step) {
    return super.run(event, this.env.CRASH ? crashing(step, event) : step);
  }
}
