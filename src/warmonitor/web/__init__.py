"""The desk and the public site: pages over the store and the flow, closed unless a page says otherwise."""
