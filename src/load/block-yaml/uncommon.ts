/**
 * Thrown where a text leaves the subset of YAML that `block-yaml` reads. It says nothing about whether the text is
 * YAML: js-yaml then reads it from the start.
 */
export class UncommonYaml extends Error {
  override readonly name = 'UncommonYaml';
}

/** Leaves a text to js-yaml. */
export function uncommon(): never {
  throw new UncommonYaml();
}
