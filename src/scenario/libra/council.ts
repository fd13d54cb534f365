/** Name of the demonstration key that stands for the council's decisions; no participant's id has a slash. */
export const COUNCIL = "association/council";
