// Draws a figure in the colours of its page: text takes the page's ink, paper without a colour of its own lets the page through.
window.songbookDraw ??= (element, figure) => {
  const layout = figure.layout ??= {}, standard = layout.template?.layout ?? {};
  const paper = layout.paper_bgcolor ?? standard.paper_bgcolor;
  if (!paper) layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0, 0, 0, 0)';
  const followsPage = !paper || /transparent|^rgba.*,\s*0\s*\)$/.test(paper);
  const ink = () => getComputedStyle(element).color;
  if (followsPage) {
    layout.font = { ...layout.font, color: ink() };
    layout.modebar ??= { bgcolor: 'rgba(0, 0, 0, 0)', color: 'rgba(128, 134, 140, 0.5)', activecolor: 'rgb(128, 134, 140)' };
  }
  return window.Plotly.newPlot(element, figure).then(() => {
    if (followsPage)
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => element.isConnected && window.Plotly.relayout(element, { 'font.color': ink() }));
  });
};
