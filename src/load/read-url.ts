import { InputError } from './input-error.ts';
import { readStream } from './read-file.ts';

const TIMEOUT_MILLISECONDS = 30_000;

/** Whether what the user gave is a web address rather than a path. */
export function isWebAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** The bytes behind a web address, at most `maxBytes` of them, within 30 seconds. Throws `network` and `too-large`. */
export async function readUrlBytes(url: string, options: { readonly name: string; readonly maxBytes: number }): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/openapi+json, application/openapi+yaml, application/json, application/yaml, text/yaml, */*' },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) throw networkError(options.name, `the server answered ${response.status} ${response.statusText}`.trimEnd());
    return response.body === null ? new Uint8Array() : await readStream(response.body, options);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw networkError(options.name, reasonOf(error));
  }
}

function networkError(name: string, message: string): InputError {
  return new InputError({ code: 'network', file: name, message, hint: 'Check the address, or download the file and give its path.' });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MILLISECONDS / 1000} seconds`;
  // `fetch failed` says nothing; its cause does.
  if (!(error.cause instanceof Error)) return error.message;
  const { cause } = error;
  switch ('code' in cause ? cause.code : undefined) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no such host is known';
    case 'ECONNREFUSED':
      return 'nothing answers there: the connection was refused';
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return 'the server closed the connection';
    default:
      return cause.message === '' ? error.message : cause.message;
  }
}
