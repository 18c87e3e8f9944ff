import type { ProviderRow } from '../../../src/contracts/provider-row.ts';
import { controlsOf } from '../controls.ts';
import { change, fine, note, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { partsIn, pointedBy, pointedRows } from '../variables.ts';

const SET = 'eval "$(caption-harness env)" sets it for running mocks; caption-harness exec -- CMD, for one command.';

/** Where the base URL of each provider leads. */
export const checkBaseUrls = (setup: Setup): Promise<readonly Said[]> =>
  Promise.all(pointedRows().map((row) => checkOne(row, setup)));

async function checkOne(row: ProviderRow, setup: Setup): Promise<Said> {
  const { baseUrlVariable: name, title, basePath } = row;
  const pointed = pointedBy(row, setup.environment);
  switch (pointed.kind) {
    case 'unset': {
      const hasCredential = Object.keys(partsIn(row, setup.environment)).length > 0;
      return hasCredential
        ? change(`${name} is unset, but a credential is set: clients send it to the real ${title}`, SET)
        : note(`${name} is unset: clients call the real ${title}`, SET);
    }
    case 'unreadable':
      return change(`${name} is not a URL of http or https`, `${SET} Expected: http://127.0.0.1:PORT${basePath}`);
    case 'real':
      return change(`${name} points at the real service (${pointed.url.hostname})`, SET);
    case 'elsewhere':
      return note(`${name} points at ${pointed.url.host}, which was not contacted`, 'See that a mock runs there.');
    case 'here':
      return checkHere(row, pointed.url, setup);
  }
}

async function checkHere({ baseUrlVariable: name, basePath }: ProviderRow, url: URL, setup: Setup): Promise<Said> {
  if (url.pathname.replace(/\/+$/, '') !== basePath) {
    return change(`${name} has the path ${url.pathname}`, `Set it to ${url.origin}${basePath}`);
  }
  const { kind } = await setup.at(url);
  if (kind === 'nothing') {
    return change(
      `${name} points at ${url.host}, where nothing listens`,
      `Start the mocks: caption-harness serve. ${SET}`,
    );
  }
  if (kind === 'control') return change(`${name} points at the control API (${url.host})`, SET);
  const controls = await controlsOf(setup);
  return controls.some(({ ports }) => ports.includes(Number(url.port)))
    ? fine(`${name} points at a mock (${url.host})`)
    : note(`${name} points at a server of this machine (${url.host}) that no control API found here knows`);
}
