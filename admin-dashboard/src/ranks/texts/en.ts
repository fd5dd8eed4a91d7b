export const en = {
  title: "Ranks",
  lead: "What members reach on the way, and the roles that come with it.",
};

export type Texts = typeof en;
