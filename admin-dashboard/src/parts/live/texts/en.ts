export const en = {
  connecting: "Connecting …",
  live: "Live",
  reconnecting: "Reconnecting …",
};

export type Texts = typeof en;
