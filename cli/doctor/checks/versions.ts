import { CONTROL_VARIABLE } from '../../environment.ts';
import { controlsOf } from '../controls.ts';
import { change, fine, note, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { isHere } from '../variables.ts';

/** The version of this package, and those of the servers that run. */
export async function checkVersions(setup: Setup): Promise<readonly Said[]> {
  const { version } = setup;
  const controls = await controlsOf(setup);
  const said = [
    ...(await checkVariable(setup)),
    ...controls.map((one) =>
      one.version === version
        ? fine(`the server at ${one.where} has version ${version}, as this program`)
        : change(
            `the server at ${one.where} has version ${one.version}, this program ${version}`,
            'Restart serve, or install one version.',
          ),
    ),
  ];
  return said.length > 0 ? said : [fine(`version ${version}; no server runs on the ports looked at`)];
}

async function checkVariable({ environment, at }: Setup): Promise<readonly Said[]> {
  const text = environment[CONTROL_VARIABLE] ?? '';
  if (text === '') return [];
  if (!URL.canParse(text)) {
    return [change(`${CONTROL_VARIABLE} is not a URL`, 'eval "$(caption-harness env)" sets it.')];
  }
  const url = new URL(text);
  if (!isHere(url)) return [note(`${CONTROL_VARIABLE} points at ${url.host}, which was not contacted`)];
  if ((await at(url)).kind === 'control') return [];
  const found = `${CONTROL_VARIABLE} points at ${url.host}, where no control API answers`;
  return [change(found, `Start it: caption-harness serve; or unset ${CONTROL_VARIABLE}`)];
}
