import { IncomingMessage, ServerResponse } from 'node:http';

/** The classes of a listener's requests and responses. */
export interface MessageClasses {
  readonly Request: typeof IncomingMessage;
  readonly Response: typeof ServerResponse;
}

/** The prototypes that an Express app gives to each request and response. */
export interface MessagePrototypes {
  request: object;
  response: object;
}

/** Makes the classes of one listener. */
export function createMessages(): MessageClasses {
  class Request extends IncomingMessage {}
  class Response<Of extends IncomingMessage = IncomingMessage> extends ServerResponse<Of> {}
  return { Request, Response };
}

/**
 * Makes the prototypes of a listener's classes those of an Express app. Express sets the prototypes of every request and
 * response, and the engine is slow with objects whose prototype changes: on Node 20 that was two thirds of the time
 * of a request. It is free where they are set already. Apps of one listener share the prototypes, so they need equal
 * settings.
 */
export function adoptMessages(app: MessagePrototypes, { Request, Response }: MessageClasses): void {
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  app.request = Request.prototype;
  app.response = Response.prototype;
}
