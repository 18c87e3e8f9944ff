// The AI binding of a Worker over the REST API of the Workers AI mock: miniflare puts it into the Worker's isolate, as the platform does.
// `run` gives the bare result; a refusal is an error whose text begins with the code.
export default function makeBinding({ URL: url, TOKEN: token }) {
  return {
    async run(model, inputs, { signal } = {}) {
      const answer = await fetch(`${url}/ai/run/${model}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(inputs),
        ...(signal ? { signal } : {}),
      });
      const { success, result, errors } = await answer.json();
      if (!success) throw new Error(`${errors[0].code}: ${errors[0].message}`);
      return result;
    },
  };
}
