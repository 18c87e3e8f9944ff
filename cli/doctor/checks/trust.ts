import { X509Certificate } from 'node:crypto';
import { CONTROL_VARIABLE } from '../../environment.ts';
import { change, fine, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';
import { isHere, pointedRows } from '../variables.ts';

const EXTRA = 'NODE_EXTRA_CA_CERTS';

/** Whether Node trusts https mocks of this machine, and still checks certificates. */
export function checkTrust(setup: Setup): readonly Said[] {
  const { environment } = setup;
  const said: Said[] = [];
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    said.push(
      change(
        'NODE_TLS_REJECT_UNAUTHORIZED=0: Node checks no certificate',
        `unset NODE_TLS_REJECT_UNAUTHORIZED; ${EXTRA}=FILE trusts one more authority`,
      ),
    );
  }
  const file = environment[EXTRA] ?? '';
  const secure = [CONTROL_VARIABLE, ...pointedRows().map(({ baseUrlVariable }) => baseUrlVariable)].filter((name) => {
    const text = environment[name] ?? '';
    return URL.canParse(text) && new URL(text).protocol === 'https:' && isHere(new URL(text));
  });
  if (file !== '') said.push(checkFile(file, setup));
  else if (secure.length > 0) {
    said.push(
      change(
        `${secure.join(', ')}: https on this machine, but ${EXTRA} is unset: Node trusts no own certificate`,
        `export ${EXTRA}=FILE, with the authority that serve --tls auto names, or that of --tls-cert`,
      ),
    );
  }
  return said.length > 0 ? said : [fine('no mock is reached by https')];
}

function checkFile(file: string, { readText }: Setup): Said {
  const todo = `Name a file of PEM certificates, or unset ${EXTRA}.`;
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    return change(`${EXTRA}: ${file} cannot be read (${Object(error).code})`, todo);
  }
  try {
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0) return change(`${EXTRA}: ${file} holds no certificate`, todo);
    // Bundles of a system hold old certificates, too.
    const ends = certificates.map((pem) => Date.parse(new X509Certificate(pem).validTo));
    return ends.some((end) => end > Date.now())
      ? fine(`${EXTRA}: ${file}`)
      : change(`${EXTRA}: the certificates in ${file} have expired`, 'Make or fetch new ones.');
  } catch {
    return change(`${EXTRA}: a certificate in ${file} cannot be read`, todo);
  }
}
