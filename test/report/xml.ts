const attribute = String.raw`\s+[A-Za-z_][\w.-]*="[^<"]*"`;
const token = new RegExp(String.raw`<(\/?)([A-Za-z_][\w.-]*)((?:${attribute})*)\s*(\/?)>|[^<]+`, 'y');

/** What makes a text no well-formed XML 1.0 of elements, attributes and text; undefined when it is. */
export function malformedXml(text: string): string | undefined {
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(body)) return 'a character that XML does not have';
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(body)) return 'a bare ampersand';
  const open: string[] = [];
  let roots = 0;
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const found = token.exec(body);
    if (found === null) return `no markup at ${body.slice(at, at + 60)}`;
    const [all, end, name, attributes = '', empty] = found;
    if (name === undefined) {
      if (all.includes(']]>')) return 'a bare ]]>';
      if (open.length === 0 && all.trim() !== '') return 'text outside of the root';
    } else if (end === '/') {
      if (open.pop() !== name) return `a wrong end of ${name}`;
    } else {
      const names = [...attributes.matchAll(/([\w.-]+)="[^"]*"/g)].map(([, key]) => key);
      if (new Set(names).size !== names.length) return `an attribute twice in ${name}`;
      if (open.length === 0) roots += 1;
      if (empty !== '/') open.push(name);
    }
  }
  if (open.length > 0) return `no end of ${open.join(' ')}`;
  return roots === 1 ? undefined : `${roots} roots`;
}
