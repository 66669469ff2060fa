/**
 * A rename that somebody states, so that nothing is guessed about it. Each side is one of:
 *
 * - a place as reports print it: `components.schemas.User.properties.name`, `GET /users.parameters.limit` (its
 *   name or its number), `components.schemas.Pet.properties.status.enum.sold` for a value of an enum;
 *   `to` may be the last part alone (`full_name`) where only that changed;
 * - an operation: `GET /users`;
 * - a path: `/users`, for itself and all paths below it;
 * - a name alone, for whatever is called so, anywhere: `userName`.
 */
export interface StatedRename {
  readonly from: string;
  readonly to: string;
}
