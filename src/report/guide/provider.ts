import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Api, Server } from '../../model/api.ts';
import { code, prose } from '../markdown/escape.ts';
import { visible } from '../visible.ts';
import { baseUrlOf } from './requests/base-url.ts';

/** Somebody to ask, as the document names them. Texts of the document. */
export interface Contact {
  readonly name: string | undefined;
  readonly url: string | undefined;
  readonly email: string | undefined;
}

/** Who answers questions about an API (`info.contact`); undefined where its document names nobody that can be reached. */
export function contactOf({ document, info }: Api): Contact | undefined {
  const contact = own(document.at(info.address), 'contact');
  const [name, url, email] = ['name', 'url', 'email'].map((key) => textOf(own(contact, key)));
  return url === undefined && email === undefined ? undefined : { name, url, email };
}

/** Whom to ask as Markdown. */
export function contactWords({ name, url, email }: Contact): string {
  const ways = [...(email === undefined ? [] : [code(email)]), ...(url === undefined ? [] : [linked(url)])];
  return `${name === undefined ? '' : `${prose(name)}, `}${ways.join(' or ')}`;
}

/** Whom to ask as plain text. */
export function contactText({ name, url, email }: Contact): string {
  return visible([name, email, url].filter((part) => part !== undefined).join(', '));
}

/** Where the documentation of an API is (`externalDocs`); undefined where its document does not say it, or no browser opens it. */
export function documentationOf({ document }: Api): string | undefined {
  const url = textOf(own(own(document.root, 'externalDocs'), 'url'));
  return url !== undefined && isPlainUrl(url) ? url : undefined;
}

const TESTING = /\b(?:sandbox|test|testing|staging|stage|demo|playground|development|non-?production)\b/i;

/** The servers that are there for trying, by their description or the name of their host. */
export function testServers({ servers }: Api): readonly Server[] {
  return servers.filter(({ url, description = '' }) => TESTING.test(description) || TESTING.test(hostOf(url)));
}

/** The URLs of some servers as Markdown: `https://sandbox.example.com`. */
export function serverWords(servers: readonly Server[]): readonly string[] {
  return servers.map((server) => code(baseUrlOf({ servers: [server] })));
}

function hostOf(url: string): string {
  return /^(?:https?:)?\/\/([^/]*)/i.exec(url)?.[1] ?? '';
}

/** A URL as a link that people can click; one with signs that a link cannot hold stays code. */
export function linked(url: string): string {
  return isPlainUrl(url) ? `<${url}>` : code(url);
}

/** Nothing that could end a link, a table cell or a line. */
function isPlainUrl(url: string): boolean {
  return url.length <= 300 && /^https?:\/\/[A-Za-z\d.-]+(?::\d+)?(?:[/?#][\w./?#=&%~:,;+-]*)?$/.test(url);
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
