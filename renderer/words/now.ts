export const CHECK_NOW = 'Check now';
export const ADD_SECRET = 'Add secret';
export const NOTHING_YET = 'Nothing is watched yet';
