// Over the functions that programs call: an option with a slip in its name is refused, as types would.
import { describe, expect, it } from 'vitest';
import * as suite from '../entry/conformance.ts';
import { createHarness } from '../entry/harness/create-harness.ts';
import * as library from '../entry/index.ts';
import * as provider from '../entry/provider.ts';
import { startHarnessContainer } from '../entry/testcontainers.ts';
import * as testing from '../entry/testing.ts';
import { createControlClient } from '../src/control-client/index.ts';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n';
const output = { write: () => {} };

/** Calls with one wrong name, as plain JavaScript can. */
const calls: Readonly<Record<string, () => unknown>> = {
  startWorld: () => library.startWorld({ tenat: 'a' } as object),
  'settings of startWorld': () => library.startWorld({ settings: { clokc: 'manual' } as object }),
  createWorld: () => library.createWorld({ sed: 1 } as object),
  createHarness: () => createHarness({ failOnUnmached: true } as object),
  startHarnessContainer: () => startHarnessContainer({ imag: 'x' } as object),
  createControlClient: () => createControlClient({ url: 'http://127.0.0.1:1', tokne: 'x' } as { url: string }),
  createGcoreClient: () => library.createGcoreClient({ apikey: 'x' } as object),
  createTranslatePlusClient: () => library.createTranslatePlusClient({ apikey: 'x' } as object),
  createCloudflareStreamClient: () => library.createCloudflareStreamClient({ apiTokn: 'x' } as object),
  createWorkersAiClient: () => library.createWorkersAiClient({ accountID: 'x' } as object),
  workersAiFromBinding: () => library.workersAiFromBinding({} as never, { timeoutms: 1 } as object),
  createStreamBinding: () => library.createStreamBinding({ apiTokn: 'x' } as object),
  createClients: () => library.createClients({ timeoutms: 1 } as object),
  verifyStreamWebhook: () =>
    library.verifyStreamWebhook({ body: '', signature: null, secret: 'x', toleranceSecond: 1 } as never),
  startOrigin: () => library.startOrigin({ dta: 'x' } as never),
  createS3Store: () => library.createS3Store({ endpoint: 'http://127.0.0.1:1', buckt: 'x' } as never),
  captionVideo: () => library.captionVideo('a.mp4', { lnit: 'off' } as never),
  captionVideos: () => library.captionVideos([], { lnit: 'off' } as never),
  planCaptions: () => library.planCaptions('a.mp4', { lnit: 'off' } as never),
  planVideos: () => library.planVideos([], { lnit: 'off' } as never),
  translateFile: () => library.translateFile('a.vtt', {} as never, { overwite: true } as never),
  planFileTranslation: () => library.planFileTranslation('a.vtt', {} as never, { overwite: true } as never),
  filesPublisher: () => library.filesPublisher({ foldr: 'x' } as never),
  givenTranscriber: () => library.givenTranscriber({ vtt: VTT, langage: 'en' } as never),
  workersAiTranscriber: () => library.workersAiTranscriber({} as never, undefined, { overlapp: 1 } as object),
  completeLayout: () => library.completeLayout({ line: 1 } as object),
  cuesFromSpeech: () => library.cuesFromSpeech([], { line: 1 } as object),
  layOutSpeech: () => library.layOutSpeech([], { line: 1 } as object),
  layOutTranslation: () => library.layOutTranslation([], '', { line: 1 } as object),
  readableVtt: () => library.readableVtt([], { line: 1 } as object),
  layoutFor: () => library.layoutFor({ all: {}, language: {} } as never, 'en'),
  profileRows: () => library.profileRows({ profile: 'netflix', audiance: 'adult' } as never),
  'limits of profileRows': () => library.profileRows({ profile: 'netflix' }, { linelength: 1 } as object),
  rowsFor: () => library.rowsFor({ audiance: 'adult' } as object, 'en'),
  parseCues: () => library.parseCues(VTT, 'vtt', { setings: true } as object),
  convertSubtitles: () => library.convertSubtitles(VTT, 'vtt', 'srt', { keepids: true } as object),
  lintCaptions: () => library.lintCaptions(VTT, 'vtt', { langage: 'en' } as object),
  fixCaptions: () => library.fixCaptions(VTT, 'vtt', { langage: 'en' } as object),
  decodeForLint: () => library.decodeForLint(new Uint8Array(), 'vtt', { langage: 'en' } as object),
  conformanceSuite: () => suite.conformanceSuite({ gerp: 'x' } as object),
  runConformance: () => suite.runConformance({ gerp: 'x' } as never),
  openRun: () => suite.openRun({ gerp: 'x' } as never),
  selectChecks: () => suite.selectChecks([], { gerp: 'x' } as object),
  measurePower: () => suite.measurePower({ mutant: [] } as never),
  mockTarget: () => suite.mockTarget({ sed: 1 } as object),
  urlTarget: () => suite.urlTarget({ baseUrl: {} } as never),
  prettyReporter: () => suite.prettyReporter(output, { colour: true } as object),
  githubReporter: () => suite.githubReporter(output, { sumary: output } as object),
  ctrfReporter: () => suite.ctrfReporter(output, { verson: '1' } as object),
  htmlReporter: () => suite.htmlReporter(output, { verson: '1' } as object),
};

/** Exported functions that take no options: texts, numbers, clients, definitions that are read as a whole, or reporters of one form. */
const WITHOUT_OPTIONS = new Set(
  `captionLanguage chaosSchedule citationText countBillable countCharacters countWords createCloudflareApp createDrivenClock
  createGcoreApp createPacer createProviderPacers createTranslatePlusApp cueGroups cueLayoutOf cueTree cueTreeText
  decodeSubtitleBytes defineConfig defineSeed editCue encodeSubtitleText folderSurroundings gcoreTranscriber gcoreTranslator
  gcoreVideoPublisher gcoreVideoTranscriber givenTitle isClientError isFinished languageTag loopbackHost mswHandlers mswResolver paced
  parseLayoutSettings plainText providerLanguage safeTitle scanSubtitles sentenceFile sentenceGroups serializeCues storePublisher
  streamPublisher streamTranscriber substituteText substituteTextAsync translatePlusTranslator
  assertHeld assertVerified badgeReporter capabilityProblems checksOf combineMutants deviates exitCode failsRun findMutants
  freezeRequirements frozenChecks idMatches inRunningOrder jsonReporter junitReporter markdownReporter mutantsOf parseBaseline
  parseConfig parseRequirementSet powerHolds reasonToSkip reportBadge requirementSetName requirementSetText sectionOf svgReporter
  tapReporter
  assumed defineContract defineProvider documented fact observed onAnswer onBody onHeader registerProvider usualFailures usualMock
  without tenantName`.split(/\s+/),
);

describe('an option that does not exist', () => {
  it.each(Object.entries(calls))('is refused by %s, with the name that may be meant', async (_name, call) => {
    const refusal = await Promise.resolve()
      .then(call)
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(refusal).toBeInstanceOf(library.OptionError);
    expect(String(refusal)).toMatch(/ has no option "\w+"\. Did you mean \w+\? Known: /);
  });
});

it('every exported function is tried, or takes no options', () => {
  const functions = [library, suite, provider, testing].flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      typeof value === 'function' && !String(value).startsWith('class') ? [name] : [],
    ),
  );
  expect(functions.length).toBeGreaterThan(100);
  expect(functions.filter((name) => !(name in calls) && !WITHOUT_OPTIONS.has(name))).toEqual([]);
  expect([...WITHOUT_OPTIONS].filter((name) => !functions.includes(name))).toEqual([]);
});

it('a world that was not awaited is refused by mswHandlers', () => {
  const world = library.createWorld();
  expect(() => library.mswHandlers(world as never, { all: () => null })).toThrow(/Await it first/);
  return world.then(({ close }) => close());
});
