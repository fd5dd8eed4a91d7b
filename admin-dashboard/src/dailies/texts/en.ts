export const en = {
  title: "The Dailies",
  lead: "New videos, photos and posts of the crew, and where they go.",
};

export type Texts = typeof en;
