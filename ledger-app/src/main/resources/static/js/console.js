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

// Parts of a long page are shut until they are wanted; on paper all of them are there.
const shutParts = () => document.querySelectorAll("details.part:not([open])");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-parts]")) {
    shutParts().forEach((part) => { part.open = true; });
  }
});
window.addEventListener("beforeprint", () => {
  shutParts().forEach((part) => { part.open = true; part.dataset.shut = ""; });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("details.part[data-shut]").forEach((part) => { part.open = false; delete part.dataset.shut; });
});

// Printing is the browser's own.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
  }
});

// One tick for all rows of a page; how many are picked stands beside the buttons. Without a script rows are picked one by one.
function countPicked(form) {
  const rows = [...form.querySelectorAll("input[data-pick]")];
  const picked = rows.filter((row) => row.checked).length;
  for (const all of form.querySelectorAll("input[data-pick-all]")) {
    all.hidden = rows.length === 0;
    all.checked = rows.length > 0 && picked === rows.length;
    all.indeterminate = picked > 0 && picked < rows.length;
  }
  for (const told of form.querySelectorAll("[data-picked]")) {
    told.textContent = picked === 0 ? "" : `已选取 ${picked} 行`;
  }
}
function showPickAll() {
  for (const all of document.querySelectorAll("input[data-pick-all]")) {
    countPicked(all.form);
  }
}
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.matches("input[data-pick-all]")) {
    for (const row of box.form.querySelectorAll("input[data-pick]")) {
      row.checked = box.checked;
    }
  }
  if (box.matches("input[data-pick-all], input[data-pick]")) {
    countPicked(box.form);
  }
});
document.addEventListener("htmx:afterSettle", showPickAll);
window.addEventListener("pageshow", showPickAll);
showPickAll();

// A table that goes on beyond its right edge says so, since what is cut off may look like all there is.
function tellMore(box) {
  const more = box.scrollWidth > box.clientWidth + 1;
  box.toggleAttribute("data-more", more && box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  const told = box.nextElementSibling?.matches(".more-columns") ? box.nextElementSibling : null;
  if (more && !told && box.matches(".register-rows")) {
    const line = document.createElement("p");
    line.className = "more-columns no-print";
    line.textContent = "右边还有列：左右移动表格，或在“显示的列与排列”中少选几列。";
    box.after(line);
  } else if (!more && told) {
    told.remove();
  }
}
function tellMoreOfAll() {
  document.querySelectorAll(".scroll").forEach(tellMore);
}
document.addEventListener("scroll", (event) => {
  if (event.target instanceof Element && event.target.matches(".scroll")) {
    tellMore(event.target);
  }
}, true);
document.addEventListener("htmx:afterSettle", tellMoreOfAll);
document.addEventListener("toggle", tellMoreOfAll, true);
window.addEventListener("resize", tellMoreOfAll);
tellMoreOfAll();
