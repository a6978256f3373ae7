/* The page of a document that is being made: looks again each second and changes what has changed, so that the reader
   keeps their place and hears of each step. Without this script the page loads itself anew. */
(function () {
  "use strict";
  const job = document.getElementById("job");
  const underWay = () => job && ["waiting", "running"].includes(job.dataset.state);

  async function look() {
    try {
      const answer = await fetch(window.location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("job");
      if (!now) { window.location.reload(); return; }
      const said = job.firstElementChild;
      const news = now.firstElementChild;
      if (said.innerHTML !== news.innerHTML) { said.replaceChildren(...news.childNodes); }
      if (job.dataset.state !== now.dataset.state) {
        const held = job.contains(document.activeElement);
        news.remove();
        while (said.nextSibling) { said.nextSibling.remove(); }
        job.append(...now.childNodes);
        job.dataset.state = now.dataset.state;
        document.title = page.title;
        document.querySelector("h1").textContent = page.querySelector("h1").textContent;
        // Who stood on a button that is gone goes on where the next one is.
        const next = job.querySelector("a, button");
        if (held && next) { next.focus(); }
      }
    } catch (error) { /* the network is away for a moment: the next look will tell */ }
    if (underWay()) { window.setTimeout(look, 1000); }
  }
  if (underWay()) { window.setTimeout(look, 1000); }
})();
