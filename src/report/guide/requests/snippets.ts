import { jsonText } from '../../json.ts';
import type { SnippetLanguage } from '../options.ts';
import type { Credential, NamedValue, SampleRequest } from './request.ts';

/** A request in a language, ready to be pasted. */
export function snippetOf(request: SampleRequest, language: SnippetLanguage): string {
  switch (language) {
    case 'curl':
      return curl(request);
    case 'js':
      return javascript(request);
    case 'python':
      return python(request);
  }
}

/** A word that no shell changes (POSIX, section 2.2.2). */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A word of the shell with one variable at its end. */
function shellWithVariable(text: string, variable: string): string {
  return `"${text.replaceAll(/["$`\\]/g, String.raw`\$&`)}$${variable}"`;
}

function curl(request: SampleRequest): string {
  const { method, url, headers, credentials, body } = request;
  const query = credentials.flatMap((one) => (one.kind === 'query' ? [one] : []));
  const target = query.reduce((text, one) => `${text}${/\?/.test(text) ? '&' : '?'}${encodeURIComponent(one.name)}=`, url);
  const [only] = query;
  const place = only === undefined || query.length > 1 ? shellQuoted(url) : shellWithVariable(target, only.variable);
  const parts = [
    `curl ${method === 'GET' ? '' : method === 'HEAD' ? '--head ' : `-X ${method} `}${place}`,
    ...headers.map(({ name, value }) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...credentials.flatMap(curlCredential),
  ];
  if (body?.kind === 'json')
    parts.push(`-H ${shellQuoted(`Content-Type: ${body.mediaType}`)}`, `-d ${shellQuoted(jsonText(body.value).trimEnd())}`);
  if (body?.kind === 'form') {
    const flag = body.mediaType.startsWith('multipart/') ? '-F' : '--data-urlencode';
    parts.push(...body.fields.map(({ name, value }) => `${flag} ${shellQuoted(`${name}=${value}`)}`));
  }
  return parts.join(' \\\n  ');
}

function curlCredential(credential: Credential): readonly string[] {
  switch (credential.kind) {
    case 'header':
      return [`-H ${shellWithVariable(`${credential.name}: ${credential.prefix}`, credential.variable)}`];
    case 'cookie':
      return [`-b ${shellWithVariable(`${credential.name}=`, credential.variable)}`];
    case 'basic':
      return ['-u "$USERNAME:$PASSWORD"'];
    case 'certificate':
      return ['--cert client.pem --key client.key'];
    case 'query':
      return [];
  }
}

/** The names of the variables, and how a header is made of them in a language. */
interface Scripted {
  readonly headers: readonly { readonly name: string; readonly code: string }[];
  readonly url: string;
}

function javascript({ method, url, headers, credentials, body }: SampleRequest): string {
  const text = (value: string): string => singleQuoted(value);
  const variable = (name: string): string => `process.env.${name}`;
  const scripted = withCredentials(
    { url, headers, credentials },
    text,
    (prefix, name) => (prefix === '' ? variable(name) : `\`${prefix}\${${variable(name)}}\``),
    () => '`Basic ${btoa(`${process.env.USERNAME}:${process.env.PASSWORD}`)}`',
    (part, name) => `${text(part)} + encodeURIComponent(${variable(name)})`,
  );
  const all = [...scripted.headers, ...(body?.kind === 'json' ? [{ name: 'Content-Type', code: text(body.mediaType) }] : [])];
  const options = [
    ...(method === 'GET' ? [] : [`  method: ${text(method)},`]),
    ...(all.length === 0 ? [] : ['  headers: {', ...all.map(({ name, code }) => `    ${text(name)}: ${code},`), '  },']),
    ...(body?.kind === 'json' ? [`  body: JSON.stringify(${indented(jsonText(body.value).trimEnd(), '  ')}),`] : []),
    ...(body?.kind === 'form'
      ? [`  body: new URLSearchParams({ ${body.fields.map(({ name, value }) => `${text(name)}: ${text(value)}`).join(', ')} }),`]
      : []),
  ];
  return options.length === 0
    ? `const response = await fetch(${scripted.url});`
    : `const response = await fetch(${scripted.url}, {\n${options.join('\n')}\n});`;
}

function python({ method, url, headers, credentials, body }: SampleRequest): string {
  const text = (value: string): string => singleQuoted(value);
  const variable = (name: string): string => `os.environ[${text(name)}]`;
  const scripted = withCredentials(
    { url, headers, credentials },
    text,
    (prefix, name) => (prefix === '' ? variable(name) : `${text(prefix)} + ${variable(name)}`),
    undefined,
    (part, name) => `${text(part)} + ${variable(name)}`,
  );
  const isBasic = credentials.some(({ kind }) => kind === 'basic');
  const needs = credentials.length > 0 && credentials.some(({ kind }) => kind !== 'certificate');
  const rest = [
    ...(scripted.headers.length === 0
      ? []
      : ['    headers={', ...scripted.headers.map(({ name, code }) => `        ${text(name)}: ${code},`), '    },']),
    ...(isBasic ? [`    auth=(${variable('USERNAME')}, ${variable('PASSWORD')}),`] : []),
    ...(credentials.some(({ kind }) => kind === 'certificate') ? ["    cert=('client.pem', 'client.key'),"] : []),
    ...(body?.kind === 'json' ? [`    json=${indented(pythonValue(jsonText(body.value).trimEnd()), '    ')},`] : []),
    ...(body?.kind === 'form' ? [`    data={${body.fields.map(({ name, value }) => `${text(name)}: ${text(value)}`).join(', ')}},`] : []),
  ];
  const call = `response = requests.request(\n    ${[text(method), scripted.url].join(',\n    ')},${rest.length === 0 ? '' : `\n${rest.join('\n')}`}\n)`;
  return `${needs ? 'import os\n' : ''}import requests\n\n${call}`;
}

/** Headers and URL as expressions of a language, with the credentials where they belong. */
function withCredentials(
  {
    url,
    headers,
    credentials,
  }: { readonly url: string; readonly headers: readonly NamedValue[]; readonly credentials: readonly Credential[] },
  text: (value: string) => string,
  joined: (prefix: string, variable: string) => string,
  basic: (() => string) | undefined,
  appended: (part: string, variable: string) => string,
): Scripted {
  const made = headers.map(({ name, value }) => ({ name, code: text(value) }));
  let place = text(url);
  for (const credential of credentials) {
    if (credential.kind === 'header') made.push({ name: credential.name, code: joined(credential.prefix, credential.variable) });
    else if (credential.kind === 'cookie') made.push({ name: 'Cookie', code: joined(`${credential.name}=`, credential.variable) });
    else if (credential.kind === 'basic' && basic !== undefined) made.push({ name: 'Authorization', code: basic() });
    else if (credential.kind === 'query')
      place = appended(`${url}${url.includes('?') ? '&' : '?'}${encodeURIComponent(credential.name)}=`, credential.variable);
  }
  return { headers: made, url: place };
}

/** A text between single quotes, for JavaScript and Python alike. */
function singleQuoted(text: string): string {
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`;
}

function indented(text: string, indentation: string): string {
  return text.replaceAll('\n', `\n${indentation}`);
}

/** JSON text as a Python expression: three words are spelt differently outside of strings. */
function pythonValue(json: string): string {
  return json.replaceAll(
    /"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b/g,
    (token) => ({ true: 'True', false: 'False', null: 'None' })[token] ?? token,
  );
}
