// api-smart-diff is a library: this is the least program around it that reads two documents and prints the changes.
import { apiCompare } from 'api-smart-diff';
import { readDocument } from './read-document.mjs';

const [old, next] = process.argv.slice(2).map(readDocument);
for (const { type, action, path, description } of apiCompare(old, next).diffs) {
  if (type !== 'annotation') console.log(type, action, path.join('/'), description ?? '');
}
