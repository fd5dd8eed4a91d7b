/** Uploads that tell how far they are: only XMLHttpRequest can, so far. */

export interface Sent {
  bytes: number;
  total: number;
}

/** As `fetch`. */
export const fetchTelling =
  (onSent: (sent: Sent) => void) =>
  async (request: Request): Promise<Response> => {
    const body = await request.blob();
    return new Promise((answer, fail) => {
      const sending = new XMLHttpRequest();
      sending.open(request.method, request.url);
      sending.withCredentials = request.credentials === "include";
      sending.responseType = "arraybuffer";
      request.headers.forEach((value, name) => {
        sending.setRequestHeader(name, value);
      });
      sending.upload.onprogress = ({ loaded, total }) => {
        onSent({ bytes: loaded, total });
      };
      sending.onload = () => {
        answer(answerOf(sending));
      };
      sending.onerror = () => {
        fail(new TypeError("No answer came"));
      };
      sending.onabort = () => {
        fail(new DOMException("It was stopped", "AbortError"));
      };
      request.signal.addEventListener("abort", () => {
        sending.abort();
      });
      sending.send(body);
    });
  };

function answerOf(sending: XMLHttpRequest): Response {
  return new Response(sending.response as ArrayBuffer, {
    status: sending.status,
    headers: headersIn(sending.getAllResponseHeaders()),
  });
}

/** https://developer.mozilla.org/docs/Web/API/XMLHttpRequest/getAllResponseHeaders */
function headersIn(lines: string): Headers {
  const headers = new Headers();
  for (const line of lines.trim().split("\r\n")) {
    const [name = "", ...value] = line.split(": ");
    if (name) headers.append(name, value.join(": "));
  }
  return headers;
}
