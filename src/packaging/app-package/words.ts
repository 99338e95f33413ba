import type { ValueName } from './values.ts';

const WHAT: Readonly<Record<ValueName, string>> = {
  TEAMS_APP_ID: "the app's own id in Teams, which stays the same from one version to the next",
  BOT_ID: 'the application (client) id of the Azure Bot, which the deployment to Azure prints as BOT_ID',
  SCHOOL_NAME: 'the name of the school or trust, which Teams shows as who the app is from',
  WEBSITE_URL: "the school's website",
  PRIVACY_URL: "the page with the school's privacy notice for staff",
  TERMS_URL: "the page with the school's terms for using its systems",
};

/** A value that only the school can give is not there. */
export const describeMissing = (name: ValueName) => `${name} is missing. It is ${WHAT[name]}.`;

/** A value cannot be what it should be. */
export function describeOdd(name: ValueName, form: 'id' | 'name' | 'address'): string {
  const should = {
    id: 'must be an id like 3f2b8c1e-5d47-4a69-9c0b-7e1a2d3f4b5c: 32 letters and digits in five groups',
    name: 'must be a name in plain letters, without { } < > or $',
    address: 'must be a whole address that begins with https://',
  }[form];
  return `${name} ${should}. It is ${WHAT[name]}.`;
}

/** A value is still that of the example. */
export const describeExample = (name: ValueName) =>
  `${name} is still the address of an example. Please put in ${WHAT[name]}.`;

/** Values that were made because the school did not give them, now written in its file. */
export function describeMade(made: readonly ValueName[], file: string): string[] {
  return made.map((name) =>
    name === 'TEAMS_APP_ID'
      ? `TEAMS_APP_ID was made and written into ${file}. Keep it: with another one, Teams takes the next version for another app.`
      : `${name} was not given, so it is the website; that was written into ${file}. Better is ${WHAT[name]}, if there is one.`,
  );
}

/** A value is longer than Teams takes. */
export const describeTooLong = (name: ValueName, value: string, most: number) =>
  `${name} has ${value.length} letters, and Teams takes ${most} at most: "${value}". Please shorten it. It is ${WHAT[name]}.`;

/** Teams' schema refuses something for a reason of its own. `place` is where in the manifest. */
export const describeRefused = (place: string, reason: string, names: readonly ValueName[]) =>
  `Teams would not take ${place} of the manifest: it ${reason}.${names.length === 0 ? '' : ` Look at ${names.join(' and ')}.`}`;

export const describeUnfilled = (name: string) =>
  `The manifest asks for ${name}, which is no value of a school. Please take it out, or add it to src/packaging/app-package/values.ts.`;

export const describeIcon = (file: string, size: number) =>
  `${file} must be a picture in PNG form, ${size} by ${size} points.`;

export const describeOutline = (file: string) =>
  `${file} must be white on nothing: Teams colours it by itself, and takes no other.`;

export const describeNoFile = (file: string, name: string) =>
  `There is no ${file}. Copy env/.env.school.example to it, fill it in, and run this again with --env ${name}.`;

export const PROBLEMS = 'The app package was not made. Please put this right:';
export const NEEDS_ENV =
  'Please say which school: --env NAME reads env/.env.NAME, for example --env northfield.';
export const ODD_ENV = 'The name after --env may hold small letters, digits, - and _ only.';

/** It was made, and what comes next. */
export const describeDone = (file: string, school: string) =>
  `${file} is the app of ${school}. A Teams administrator uploads it in the Teams admin centre (Manage apps, Upload new app) and allows it for a group of staff.`;
