// Waits until the practice ledger has been put back: another run of the program answers then, and the door is open again.
const waiting = document.getElementById("resetting");
if (waiting) {
  const look = async () => {
    try {
      const answer = await fetch("/practice/alive", { cache: "no-store", redirect: "error" });
      if (answer.ok && (await answer.text()) !== waiting.dataset.run) {
        location.replace("/login?why=reset");
        return;
      }
    } catch {
      // Not there yet.
    }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1500);
}
