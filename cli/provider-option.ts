import { InvalidArgumentError, Option } from 'commander';
import { providerIds, providerOf, unknownProvider } from '../src/contracts/providers.ts';
import { collect, collectPair, httpUrl } from './options.ts';

/**
 * Returns the repeatable option `--provider`: its value is a list of ids. The option itself refuses an unknown one, so that the refusal says
 * where it was written: on the command line, in a variable or in a config file.
 */
export const providerOption = (description: string): Option =>
  new Option('--provider <id>', description).argParser((text: string, before?: readonly string[]) => {
    refuseUnknown(text);
    return collect(text, before);
  });

/** Returns the repeatable option `--url`: its value is a table of plain http or https URLs by provider, which it checks alike. */
export const urlOption = (description: string): Option =>
  new Option('--url <provider=URL>', description)
    .argParser((text: string, before?: Readonly<Record<string, string>>) => {
      const urls = collectPair(text, before, 'provider=URL');
      const provider = text.slice(0, text.indexOf('='));
      refuseUnknown(provider);
      return { ...urls, [provider]: httpUrl(urls[provider] ?? '') };
    })
    .default({}, 'none');

/** @throws {InvalidArgumentError} which lists the providers, and names the nearest */
function refuseUnknown(id: string): void {
  if (providerOf(id) === undefined) throw new InvalidArgumentError(unknownProvider(id, providerIds));
}
