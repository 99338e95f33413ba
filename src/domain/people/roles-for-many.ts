import { can, ROLE_NAMES, type Role } from './roles.ts';

/** The roles that many people may be given at once: none that shows a pupil's case or sets up the bot. */
export const ROLES_FOR_MANY: readonly Role[] = ROLE_NAMES.filter((role) =>
  (['decides', 'reads-cases', 'knows-of-dsl', 'sets-up'] as const).every(
    (capability) => !can({ roles: [role] }, capability),
  ),
);
