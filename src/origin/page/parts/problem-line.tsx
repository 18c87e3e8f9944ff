import { useStore } from '../../../pages/parts/use-store.ts';
import type { OriginStore } from '../store/origin-store.ts';

/** What went wrong last, until the person dismisses it. */
export function ProblemLine({ store }: { readonly store: OriginStore }) {
  const problem = useStore(store.problem);
  if (problem === null) return null;
  return (
    <div class="problem">
      <span role="alert">{problem}</span>
      <button type="button" class="button quiet" onClick={() => store.problem.set(null)}>
        Dismiss
      </button>
    </div>
  );
}
