import { plural } from "../../../texts/texts";

export const en = {
  bar: "Unsaved changes",
  unsaved: (count: number) =>
    plural("en", count, { one: "1 change is not saved yet", other: `${count} changes are not saved yet` }),
  save: "Save",
  discard: "Discard",
  saved: "Saved",
  leaveTitle: "Leave without saving?",
  leaveLead: "What you changed here is lost then.",
  leave: "Leave and discard",
  stay: "Stay here",
  conflictTitle: "Somebody else saved first",
  conflictLead: "While you were editing, this was changed. Nothing of yours is lost: choose what shall hold.",
  field: "What",
  before: "It was",
  theirs: "Theirs",
  mine: "Yours",
  onlyTheirs: "Only changed by them, taken over",
  allTheirs: "All of theirs",
  allMine: "All of yours",
  takeOver: "Go on with this",
  later: "Not now",
  nothing: "nothing",
  yes: "yes",
  no: "no",
};

export type Texts = typeof en;
