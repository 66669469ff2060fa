// The command of openapi-diff exits with 1 for a document that it cannot read and for one that breaks: the library tells them apart.
import { readFileSync } from 'node:fs';
import openApiDiff from 'openapi-diff';
import { readDocument } from './read-document.mjs';

const [sourceSpec, destinationSpec] = process.argv.slice(2).map((location) => {
  const format = 'swagger' in readDocument(location) ? 'swagger2' : 'openapi3';
  return { content: readFileSync(location, 'utf8'), location, format };
});
console.log(JSON.stringify(await openApiDiff.diffSpecs({ sourceSpec, destinationSpec }), null, 1));
