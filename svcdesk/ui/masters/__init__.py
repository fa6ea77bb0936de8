"""Master data: company, people, customers, products, checklists, stock, import, backup and this computer."""
