// What a program pays that only loads both documents, with the YAML library that most have.
import { readDocument } from './read-document.mjs';

for (const path of process.argv.slice(2)) readDocument(path);
