import type { AddinPort } from "./transport";

/**
 * The port to an add-in in a frame of this page. Messages of other windows and of other origins are not heard, and
 * nothing is sent to another origin should the frame have gone elsewhere.
 */
export function framePort(frame: HTMLIFrameElement, addinUrl: string): AddinPort {
  const addinOrigin = new URL(addinUrl, location.href).origin;
  return {
    hostOrigin: location.origin,
    send: (message) => frame.contentWindow?.postMessage(message, addinOrigin),
    listen(listener) {
      const receive = (event: MessageEvent) => {
        const own = event.source === frame.contentWindow && event.origin === addinOrigin;
        if (own && typeof event.data === "string") listener(event.data);
      };
      window.addEventListener("message", receive);
      return () => window.removeEventListener("message", receive);
    },
  };
}
