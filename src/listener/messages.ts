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

/** Makes the classes of one listener, or of several. */
export function createMessages(): MessageClasses {
  class Request extends IncomingMessage {}
  class Response<Of extends IncomingMessage = IncomingMessage> extends ServerResponse<Of> {
    /** Express would make an object without a prototype here, which the engine keeps as a hash table. */
    locals: Record<string, unknown> = {};
  }
  return { Request, Response };
}

/**
 * Makes the prototypes of an Express app those of the classes, and the other way round for the first app. Express sets the
 * prototypes of every request and response, and the engine is slow with objects whose prototype changes: on Node 20 that was
 * two thirds of the time of a request. It is free where they are set already. Apps with the same classes share the
 * prototypes of the first app, so they need equal settings.
 */
export function adoptMessages(app: MessagePrototypes, { Request, Response }: MessageClasses): void {
  if (Object.getPrototypeOf(Request.prototype) === IncomingMessage.prototype) {
    Object.setPrototypeOf(Request.prototype, app.request);
    Object.setPrototypeOf(Response.prototype, app.response);
  }
  app.request = Request.prototype;
  app.response = Response.prototype;
}
