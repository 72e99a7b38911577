// Kept for the tab alone, so that two tabs can be two people and a reload stays the same one.
const KEY = 'demo-sign-in-user';

export const chosenPerson = {
  get: () => window.sessionStorage.getItem(KEY) ?? undefined,
  set: (user: string) => window.sessionStorage.setItem(KEY, user),
  forget: () => window.sessionStorage.removeItem(KEY),
};
