// Child process of http.mjs: the nearest peer, with a fixture for one chat completion and its journal on. Prints its port.
import { LLMock } from '@copilotkit/aimock';

const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
mock.onMessage('hello', { content: 'Hi there!' });
await mock.start();
console.log(JSON.stringify({ port: Number(new URL(mock.url).port) }));
