// Rows of a form: one more without asking the server, which does the same where there is no script.
const MOST_ROWS = 60;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]");
  if (!button) {
    return;
  }
  const rows = button.closest("[data-rows]");
  const list = rows.querySelector("[data-row-list]");
  const numbers = [...list.children].map((row) => Number(row.dataset.row));
  const next = numbers.length === 0 ? 0 : Math.max(...numbers) + 1;
  if (next >= MOST_ROWS) {
    return;
  }
  event.preventDefault();
  const row = rows.querySelector("[data-row-template]").content.firstElementChild.cloneNode(true);
  row.dataset.row = String(next);
  for (const element of row.querySelectorAll("[name], [id], [for], [list], [data-digest-of]")) {
    for (const attribute of ["name", "id", "for", "list", "data-digest-of"]) {
      const value = element.getAttribute(attribute);
      if (value !== null) {
        element.setAttribute(attribute, value.replace("[~]", `[${next}]`));
      }
    }
  }
  list.append(row);
  row.querySelector("input, select, textarea")?.focus();
});
