// What every page does with a script; without one, each of these is a button or a link.

// A choice in the bar on top counts at once.
for (const select of document.querySelectorAll("select[data-submit]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// One press is enough: a form that was sent is not sent again until its answer is here.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    form.dataset.sent = "yes";
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});

// Whatever lies open closes when something else is pressed, or with Escape.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.me[open], details.pick[open]")) {
    if (!open.contains(event.target)) {
      open.open = false;
    }
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.me[open], details.pick[open]")) {
      open.open = false;
    }
  }
});

// Printing is the browser's own.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
  }
});
