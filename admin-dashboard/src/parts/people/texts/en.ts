export const en = {
  hidden: "hidden on boards",
  left: "left the server",
};

export type Texts = typeof en;
