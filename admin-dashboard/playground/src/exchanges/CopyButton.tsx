import { useState } from "react";

import { useAnnounce } from "../announcements/announcements";

export function CopyButton({ what, text }: { what: string; text: () => string }) {
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    announce(`${what} copied`);
    setTimeout(() => {
      setCopied(false);
    }, 1500);
  };
  return (
    <button type="button" className="small-button" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      {copied ? "Copied" : "Copy"}
    </button>
  );
}
