export const en = {
  title: "You have been signed out",
  lead: "Sign in again in a small window. What you were doing goes on then; nothing that you typed is lost.",
  signIn: "Sign in again",
  blocked: "The browser did not open the window. Allow pop-ups for this page and try again.",
  leave: "Leave it",
  done: "You are signed in",
  doneLead: "You may close this window.",
  toServers: "To your servers",
};

export type Texts = typeof en;
