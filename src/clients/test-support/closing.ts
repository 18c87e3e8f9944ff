import { afterEach } from 'vitest';
import { type Stub, type StubHandler, startStub } from './stub-server.ts';

/** Starts stubs that are closed after each test of the calling file. */
export function stubsOfEachTest() {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });
  const closeLater = (close: () => Promise<void>) => {
    closing.push(close);
  };
  const stubbed = async (handler: StubHandler): Promise<Stub> => {
    const stub = await startStub(handler);
    closeLater(stub.close);
    return stub;
  };
  return { stubbed, closeLater };
}
